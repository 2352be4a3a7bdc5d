package dev.amplifier.local.tracked;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for texts that have the shape of a secret. Every repetition is bounded or possessive, so that a scan takes time in proportion to the file. */
final class SecretScan {

    private static final Map<String, Pattern> SHAPES = Map.ofEntries(
            shape("a private key", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\\s\"+\\\\nr]{0,20}[A-Za-z0-9/+]{20}"),
            shape("a key of a model provider", "\\bsk-[A-Za-z0-9_-]{20,200}+"),
            shape("a token of GitHub", "\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50})"),
            shape("a key of AWS", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            shape("a key of Google", "\\bAIza[0-9A-Za-z_-]{35}"),
            shape("a token of Slack", "\\bxox[abeprs]-[A-Za-z0-9-]{10,200}+"),
            shape("a token of npm", "\\bnpm_[A-Za-z0-9]{36}"),
            shape(
                    "a key of an Azure resource",
                    "\\b(?:AccountKey|SharedAccessKey|AccessKey)=[A-Za-z0-9/+]{40,120}+=*+"),
            shape("a shared access signature", "[?&]sig=[A-Za-z0-9%/+]{43,120}+"),
            shape("a secret of a webhook", "\\bwhsec_[A-Za-z0-9/+]{24,120}+=*+"),
            shape(
                    "a signed token",
                    "\\beyJ[A-Za-z0-9_-]{10,4000}+\\.eyJ[A-Za-z0-9_-]{10,4000}+\\.[A-Za-z0-9_-]{10,4000}+"),
            shape("a password in an address", "://[\\w.-]{1,60}+:[^/\\s:@\"'$<>{}\\[\\]]{8,100}+@[a-z]"));

    /** What tests plant to see it cut from logs and errors: each is written out here, so that nothing else is let through by its looks. */
    static final Set<String> STAND_INS = Set.of(
            "sk-test-0123456789abcdefghij",
            "sk-ant-api03-abcdefghijklmnop",
            "sk-proj-abcdefghijklmnop",
            "sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz",
            "sk-ant-from-the-browser-0123456789",
            "sk-ant-not-a-real-key-0123456789",
            "sk-ant-planted-7f3a9c51d2e84b60",
            "xoxb-123456789-abcdef",
            "AKIAABCDEFGHIJKLMNOP",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
            "://app:hunter22@d");

    private SecretScan() {}

    private static Map.Entry<String, Pattern> shape(String name, String regex) {
        return Map.entry(name, Pattern.compile(regex));
    }

    /** A line for each find, with file, line and shape and without the text itself; none if there is nothing. */
    static List<String> finds(Path root, List<Path> files) throws IOException {
        List<String> finds = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file, ISO_8859_1);
            SHAPES.forEach((name, shape) -> {
                Matcher matcher = shape.matcher(text);
                while (matcher.find()) {
                    if (!STAND_INS.contains(matcher.group())) {
                        long line = text.substring(0, matcher.start()).lines().count();
                        finds.add("%s:%d looks like %s".formatted(root.relativize(file), Math.max(1, line), name));
                    }
                }
            });
        }
        return finds;
    }
}
