package dev.amplifier.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to launch, and where.
 *
 * @param port loopback port to serve on; 0 for a free one
 * @param data folder for the database and the local secrets
 * @param apps folders of staged function apps
 * @param site folder of the exported page
 * @param siteConfig file with the headers of the page, in the form of {@code staticwebapp.config.json}; null for the usual ones
 * @param once whether it stops as soon as all of it is up
 */
public record LaunchOptions(
        int port,
        Path data,
        List<Path> apps,
        Path site,
        @Nullable Path siteConfig,
        boolean once) {

    /** How to call it. */
    static final String USAGE = """
            options:
              --port NUMBER       loopback port to serve on (7071; 0 for a free one)
              --data FOLDER       where the database and local secrets are kept (.data)
              --app FOLDER        a staged function app; once for each app
              --site FOLDER       the exported page
              --site-config FILE  headers of the page, as staticwebapp.config.json has them
              --once              stop as soon as all of it is up""";

    /** Copies the apps. */
    public LaunchOptions {
        apps = List.copyOf(apps);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is not understood; the message says what is wrong
     */
    static LaunchOptions parse(List<String> arguments) {
        int port = 7071;
        Path data = Path.of(".data");
        List<Path> apps = new ArrayList<>();
        Path site = Path.of("frontend/out");
        Path siteConfig = null;
        boolean once = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--data" -> data = Path.of(value(option, rest));
                case "--app" -> apps.add(Path.of(value(option, rest)));
                case "--site" -> site = Path.of(value(option, rest));
                case "--site-config" -> siteConfig = Path.of(value(option, rest));
                case "--once" -> once = true;
                default -> throw new IllegalArgumentException("option " + option + " is not known");
            }
        }
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("no function app is named; give at least one with --app");
        }
        return new LaunchOptions(port, data, apps, site, siteConfig, once);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("option " + option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(portFault(text), e);
        }
        throw new IllegalArgumentException(portFault(text));
    }

    private static String portFault(String text) {
        return "--port is \"" + text + "\"; allowed are numbers from 0 to 65535";
    }
}
