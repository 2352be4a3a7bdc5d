package dev.amplifier.core.sandbox;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the commands that a Bash complained it does not have. */
public final class LackingCommand {

    private static final Pattern COMPLAINT =
            Pattern.compile("(?m)^[\\w./-]*bash: (?:line \\d+: )?([\\w.+-]{1,60}): command not found$");
    private static final int MOST = 10;

    private LackingCommand() {}

    /**
     * What to add to the complaints of a Bash: a line for each command that was not there.
     *
     * @param stderr what it wrote
     * @param advice what would have the command, a sentence with {@code %s} for its name
     */
    public static String advice(String stderr, String advice) {
        Set<String> lacking = new LinkedHashSet<>();
        Matcher complaint = COMPLAINT.matcher(stderr);
        while (lacking.size() < MOST && complaint.find()) {
            lacking.add(complaint.group(1));
        }
        StringBuilder lines = new StringBuilder();
        lacking.forEach(command -> lines.append(advice.replace("%s", command)).append('\n'));
        return lines.toString();
    }
}
