package dev.amplifier.benchmarks.hub;

import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.local.postgres.LocalPostgres;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Times durable steps of an engine that runs on Node.js, with a PostgreSQL of its own that is set as ours is. */
public final class PeerSteps {

    private PeerSteps() {}

    /**
     * Runs the engine's driver, which prints rows of a table.
     *
     * @param command the driver, to which the port of the database is added
     * @throws IOException if the driver fails
     */
    public static void measure(List<String> command) throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.make();
                LocalPostgres postgres = LocalPostgres.start(folder.path())) {
            List<String> words = new ArrayList<>(command);
            words.add(Integer.toString(postgres.port()));
            int end = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .directory(new File(System.getProperty("root"), "benchmarks/peers"))
                    .start()
                    .waitFor();
            if (end != 0) {
                throw new IOException("the driver ended with " + end);
            }
        }
    }
}
