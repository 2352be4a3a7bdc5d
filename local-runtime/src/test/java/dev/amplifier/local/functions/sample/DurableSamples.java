package dev.amplifier.local.functions.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.List;
import java.util.Map;

/** Orchestrations and activities. */
public final class DurableSamples {

    /** A record, which the worker's Gson cannot make. */
    public record City(String name) {}

    /** What the worker's Gson can make. */
    public static final class Person {
        private String name = "";
        private int age;
    }

    /** Greets twice, one after the other. */
    @FunctionName("GreetTwice")
    public String greetTwice(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
        String input = context.getInput(String.class);
        String first = context.callActivity("Greet", input, String.class).await();
        return context.callActivity("Greet", first, String.class).await();
    }

    /** Calls an activity that fails, and tells what it sees of the failure. */
    @FunctionName("SeeFailure")
    public String seeFailure(
            @DurableOrchestrationTrigger(name = "context", orchestration = "see-failure")
                    TaskOrchestrationContext context) {
        try {
            return context.callActivity("fail-deeply", "x", String.class).await();
        } catch (com.microsoft.durabletask.TaskFailedException e) {
            return e.getErrorDetails().getErrorType() + " | "
                    + e.getErrorDetails().getErrorMessage();
        }
    }

    /** Says hello to its input, as it came. */
    @FunctionName("Greet")
    public String greet(@DurableActivityTrigger(name = "name") String name) {
        return "Hello " + name;
    }

    /** Throws an exception that wraps another. */
    @FunctionName("FailDeeply")
    public String failDeeply(@DurableActivityTrigger(name = "input", activity = "fail-deeply") String input) {
        throw new IllegalArgumentException("outer", new IllegalStateException("inner: the real reason"));
    }

    /** Takes an object. */
    @FunctionName("Describe")
    public Map<String, Object> describe(@DurableActivityTrigger(name = "person") Person person) {
        return Map.of("text", person.name + " is " + person.age);
    }

    /** Takes a record. */
    @FunctionName("Visit")
    public String visit(@DurableActivityTrigger(name = "city") City city) {
        return city.name();
    }

    /** Takes a list. */
    @FunctionName("Sum")
    public int sum(@DurableActivityTrigger(name = "numbers") List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** Gives nothing. */
    @FunctionName("Silent")
    public void silent(@DurableActivityTrigger(name = "number") int number) {
        if (number != 42) {
            throw new IllegalArgumentException("not 42");
        }
    }

    /** Never ends by itself. */
    @FunctionName("Endless")
    public String endless(@DurableActivityTrigger(name = "input") String input) throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
        return input;
    }
}
