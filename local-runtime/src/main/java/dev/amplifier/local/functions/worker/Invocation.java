package dev.amplifier.local.functions.worker;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a function, on its way through the middleware to the method. Not safe for use by several threads. */
final class Invocation implements MiddlewareContext {

    private final String id;
    private final String function;
    private final FunctionMethod method;
    private final Map<String, InputData> inputs;
    private final Map<String, InputData> metadata;
    private final Map<String, @Nullable Object> replaced = new HashMap<>();
    private @Nullable Object returned;

    Invocation(
            String id,
            String function,
            FunctionMethod method,
            Map<String, InputData> inputs,
            Map<String, InputData> metadata) {
        this.id = id;
        this.function = function;
        this.method = method;
        this.inputs = inputs;
        this.metadata = metadata;
    }

    /** Calls the method. What it throws arrives wrapped in an InvocationTargetException, which the Durable middleware counts on. */
    void call(FunctionInstanceInjector instances) throws Exception {
        @Nullable Object[] arguments = new @Nullable Object[method.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.parameters().get(i));
        }
        Object instance =
                Modifier.isStatic(method.method().getModifiers()) ? null : instances.getInstance(method.owner());
        returned = method.method().invoke(instance, arguments);
    }

    private @Nullable Object argument(FunctionParameter parameter) {
        String binding = parameter.binding();
        if (binding != null && !binding.isEmpty()) {
            Object replacement = replaced.get(binding);
            return replacement != null
                    ? replacement
                    : InputConversion.convert(input(inputs, binding, "parameter name"), parameter.type());
        }
        String name = parameter.metadata();
        if (name != null) {
            return InputConversion.convert(input(metadata, name, "@BindingName"), parameter.type());
        }
        if (!InputConversion.raw(parameter.type()).equals(ExecutionContext.class)) {
            throw new ClassCastException("A parameter without a binding can only be an ExecutionContext, not a "
                    + parameter.type().getTypeName());
        }
        return this;
    }

    private InputData input(Map<String, InputData> source, String name, String kind) {
        InputData value = source.get(name);
        if (value == null) {
            throw new MissingInputException("Cannot find matched " + kind + " " + name + " of function " + function);
        }
        return value;
    }

    @Override
    public String getInvocationId() {
        return id;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public Logger getLogger() {
        return Logger.getLogger("function." + function);
    }

    @Override
    public @Nullable String getParameterName(String annotationSimpleName) {
        return method.parameters().stream()
                .filter(parameter -> parameter.annotations().contains(annotationSimpleName))
                .findFirst()
                .map(FunctionParameter::binding)
                .orElse(null);
    }

    @Override
    public @Nullable Object getParameterValue(String name) {
        return inputs.get(name) instanceof InputData.Text text ? text.text() : null;
    }

    @Override
    public void updateParameterValue(String name, @Nullable Object value) {
        replaced.put(name, value);
    }

    @Override
    public @Nullable Object getReturnValue() {
        return returned;
    }

    @Override
    public void updateReturnValue(@Nullable Object value) {
        returned = value;
    }
}
