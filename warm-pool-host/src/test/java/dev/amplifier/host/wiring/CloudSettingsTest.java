package dev.amplifier.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.platform.config.InvalidSettingsException;
import dev.amplifier.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CloudSettingsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern OF_THE_PLATFORM =
            Pattern.compile("AzureWebJobsStorage__.*|APPLICATIONINSIGHTS_.*|FUNCTIONS_.*|WEBSITE_.*");

    @Test
    void every_setting_that_the_app_reads_is_set_in_the_cloud_or_documented_with_a_default() throws IOException {
        Set<String> unknown = read();
        unknown.removeAll(setInTheCloud());
        unknown.removeAll(documentedAsOptional());
        unknown.removeIf(name -> OF_THE_PLATFORM.matcher(name).matches());

        assertThat(unknown)
                .as("add them to infra-bicep/app/warm-pool-host.bicep, or to docs/settings.md with a default")
                .isEmpty();
    }

    @Test
    void every_setting_of_the_cloud_is_read_by_the_app_or_by_its_host() throws IOException {
        Set<String> unread = setInTheCloud();
        unread.removeAll(read());
        unread.removeAll(readByTheHost());
        unread.removeAll(readByTheLog());
        unread.removeIf(name -> OF_THE_PLATFORM.matcher(name).matches());

        assertThat(unread).as("nothing reads them").isEmpty();
    }

    @Test
    void what_the_log_can_be_told_is_told_in_the_cloud_because_alerts_and_workbook_ask_the_log() throws IOException {
        assertThat(setInTheCloud()).containsAll(readByTheLog());
    }

    /** Reads once with nothing set and once with everything set, because some settings matter only beside others. */
    private static Set<String> read() {
        Set<String> asked = new TreeSet<>();
        for (Optional<String> value : Set.of(Optional.<String>empty(), Optional.of("1"))) {
            Settings recording = name -> {
                asked.add(name);
                return value;
            };
            assertThat(complains(recording))
                    .as("incomplete settings are refused")
                    .isTrue();
        }
        return asked;
    }

    private static boolean complains(Settings settings) {
        try {
            HostSettings.read(settings);
            return false;
        } catch (InvalidSettingsException e) {
            return true;
        }
    }

    private static Set<String> setInTheCloud() throws IOException {
        String bicep = Files.readString(ROOT.resolve("infra-bicep/app/warm-pool-host.bicep"));
        int begin = bicep.indexOf("var settings = {");
        return names("(?m)^  (\\w+):", bicep.substring(begin, bicep.indexOf("\n}", begin)));
    }

    private static Set<String> readByTheHost() throws IOException {
        return names("(?:%|connectionStringName\": \")([A-Z_]+)", Files.readString(ROOT.resolve("host.json")));
    }

    private static Set<String> readByTheLog() throws IOException {
        return names("\\$\\{([A-Z_]+):-", Files.readString(ROOT.resolve("platform/src/main/resources/logback.xml")));
    }

    private static Set<String> documentedAsOptional() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/settings.md")).stream()
                .filter(row -> row.startsWith("| `") && !row.contains("| must be set |"))
                .flatMap(row -> names("`([A-Z][A-Z0-9_]+)`", row.substring(0, row.indexOf('|', 1))).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
