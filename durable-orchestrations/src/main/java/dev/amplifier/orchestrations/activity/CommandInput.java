package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shell command to run in the sandbox. Stands in the orchestration's history: components are only added, at the end.
 *
 * @param command the command, for a Bash
 * @param cwd working directory, relative to the workspace; null for its root
 * @param env variables of the command
 * @param timeoutSeconds how long it may take, in seconds
 * @param files the workspace's files, by relative path
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandInput(
        @JsonProperty("command") String command,
        @JsonProperty("cwd") @Nullable String cwd,
        @JsonProperty("env") Map<String, String> env,
        @JsonProperty("timeout_seconds") double timeoutSeconds,
        @JsonProperty("files") Map<String, String> files) {

    /** Turns missing maps into empty ones. */
    public CommandInput {
        env = env == null ? Map.of() : Map.copyOf(env);
        files = files == null ? Map.of() : Map.copyOf(files);
    }
}
