package dev.amplifier.local.launcher;

import dev.amplifier.local.functions.app.InvalidAppException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a shell starts. Runs until it is told to stop, by Ctrl-C or a signal, or by {@code --once}. */
public final class Main {

    private static final int START_FAILED = 1;
    private static final int USAGE_WRONG = 2;

    private Main() {}

    /** Starts the playground and prints {@code ready ADDRESS} when all of it is up. */
    public static void main(String[] arguments) throws InterruptedException {
        LaunchOptions options;
        try {
            options = LaunchOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + LaunchOptions.USAGE);
            System.exit(USAGE_WRONG);
            return;
        }
        Progress progress = new Progress(System.out, InstantSource.system());
        Playground playground = new Playground(options, System.getenv(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(playground::close, "stop"));
        try {
            URI site = playground.start();
            progress.say("ready " + site);
        } catch (IOException | InvalidAppException e) {
            System.err.println("the playground does not start: " + e.getMessage());
            System.exit(START_FAILED);
        } catch (Exception | LinkageError e) {
            System.err.println("the playground does not start:");
            e.printStackTrace();
            System.exit(START_FAILED);
        }
        if (options.once()) {
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }
}
