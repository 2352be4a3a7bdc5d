package dev.amplifier.local.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Stops processes where they stand, and lets them go on. */
final class Signals {

    private Signals() {}

    static void pause(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("-STOP", processes);
    }

    static void goOn(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("-CONT", processes);
    }

    /** One that ended meanwhile is none to send anything to. */
    private static void send(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
