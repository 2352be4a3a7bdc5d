package dev.amplifier.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a shell starts. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE_WRONG = 2;
    private static final int REFUSED = 3;
    private static final int NOT_REACHED = 4;

    private Main() {}

    /** Does what the arguments ask for and ends with the status that the usage text names. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(perform(List.of(arguments), System.getenv(), out, err, Boolean.getBoolean("playground.terminal")));
    }

    /** The exit status. */
    static int perform(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        try {
            Command command = Arguments.parse(arguments);
            Playground playground = new Playground(site(environment), token(environment, command));
            return new Session(playground, out, err, terminal).perform(command) ? 0 : FAILED;
        } catch (UsageException e) {
            err.println(e.getMessage() + "\n\n" + Arguments.USAGE);
            return USAGE_WRONG;
        } catch (RefusedException e) {
            err.println("refused: " + PlainText.of(String.valueOf(e.getMessage())));
            e.problem()
                    .path("errors")
                    .forEach(finding -> err.println(
                            "  " + PlainText.of(finding.path("message").asText())));
            return REFUSED;
        } catch (IOException e) {
            err.println("not reached: " + PlainText.of(reason(e)));
            return NOT_REACHED;
        }
    }

    private static URI site(Map<String, String> environment) throws UsageException {
        String text = environment.getOrDefault("PLAYGROUND_URL", "http://localhost:7071");
        try {
            URI site = URI.create(text);
            if (site.getHost() != null && List.of("http", "https").contains(site.getScheme())) {
                return site;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("PLAYGROUND_URL is no address: " + text);
        }
        throw new UsageException("PLAYGROUND_URL is no http or https address: " + text);
    }

    private static Optional<String> token(Map<String, String> environment, Command command) throws UsageException {
        Optional<String> token =
                Optional.ofNullable(environment.get("PLAYGROUND_TOKEN")).filter(text -> !text.isBlank());
        if (token.isEmpty() && (command instanceof Command.Run || command instanceof Command.Watch)) {
            throw new UsageException("PLAYGROUND_TOKEN is not set; make a token with POST /api/auth/programs");
        }
        return token;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
