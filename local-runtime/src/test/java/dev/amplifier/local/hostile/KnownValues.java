package dev.amplifier.local.hostile;

import java.util.List;
import java.util.Random;

/**
 * What a caller has to know to get beyond the door.
 *
 * @param token access token of somebody who signed in
 * @param programToken token of a program of theirs
 * @param execution id of an execution of theirs
 * @param hook token of a webhook of theirs
 * @param hookSecret what calls of it are signed with
 */
record KnownValues(String token, String programToken, String execution, String hook, byte[] hookSecret) {

    private static final List<String> METHODS =
            List.of("initialize", "ping", "tools/list", "tools/call", "notifications/cancelled", "resources/list");
    private static final List<String> TOOLS = List.of(
            "execution_status", "decide_approval", "cancel_execution", "recipe_summarize", "webhook_hello", "recipe_");

    @Override
    public byte[] hookSecret() {
        return hookSecret.clone();
    }

    /** A value that fits a field or parameter of this name; null if any will do. */
    @org.jspecify.annotations.Nullable
    String of(String name, Random random) {
        return switch (name) {
            case "id", "execution_id", "executions" -> execution;
            case "token" -> hook;
            case "recipe_yaml", "yaml", "text", "skill_md", "bundle" -> SpoiltTexts.any(random);
            case "gallery_id", "uri" -> "summarize";
            case "from_step" -> "greet";
            case "stage" -> "plan";
            case "model" -> "offline";
            case "method" -> OddTexts.any(METHODS, random);
            case "tool" -> OddTexts.any(TOOLS, random);
            default -> null;
        };
    }
}
