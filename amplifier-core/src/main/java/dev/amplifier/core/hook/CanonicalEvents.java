package dev.amplifier.core.hook;

import java.util.List;

/** The names of a session's events. Others may occur: a name is an open word. */
public final class CanonicalEvents {

    public static final String SESSION_START = "session:start";
    public static final String SESSION_END = "session:end";
    public static final String SESSION_FORK = "session:fork";
    public static final String SESSION_RESUME = "session:resume";
    public static final String PROMPT_SUBMIT = "prompt:submit";
    public static final String PROMPT_COMPLETE = "prompt:complete";
    public static final String PROVIDER_REQUEST = "provider:request";
    public static final String PROVIDER_RESPONSE = "provider:response";
    public static final String PROVIDER_RETRY = "provider:retry";
    public static final String PROVIDER_ERROR = "provider:error";
    public static final String CONTENT_BLOCK_START = "content_block:start";
    public static final String CONTENT_BLOCK_DELTA = "content_block:delta";
    public static final String CONTENT_BLOCK_END = "content_block:end";
    public static final String THINKING_DELTA = "thinking:delta";
    public static final String THINKING_FINAL = "thinking:final";
    public static final String TOOL_PRE = "tool:pre";
    public static final String TOOL_POST = "tool:post";
    public static final String TOOL_ERROR = "tool:error";
    public static final String CONTEXT_PRE_COMPACT = "context:pre_compact";
    public static final String CONTEXT_POST_COMPACT = "context:post_compact";
    public static final String CONTEXT_COMPACTION = "context:compaction";
    public static final String ORCHESTRATOR_COMPLETE = "orchestrator:complete";
    public static final String EXECUTION_START = "execution:start";
    public static final String EXECUTION_END = "execution:end";
    public static final String USER_NOTIFICATION = "user:notification";
    public static final String CANCEL_REQUESTED = "cancel:requested";
    public static final String CANCEL_COMPLETED = "cancel:completed";

    /** Those of the reference, in its order; sessions here fire the ones that are constants of this class. */
    public static final List<String> ALL = List.of(
            SESSION_START,
            SESSION_END,
            SESSION_FORK,
            SESSION_RESUME,
            PROMPT_SUBMIT,
            PROMPT_COMPLETE,
            "plan:start",
            "plan:end",
            PROVIDER_REQUEST,
            PROVIDER_RESPONSE,
            PROVIDER_RETRY,
            PROVIDER_ERROR,
            "provider:throttle",
            "provider:tool_sequence_repaired",
            "provider:resolve",
            "llm:request",
            "llm:response",
            CONTENT_BLOCK_START,
            CONTENT_BLOCK_DELTA,
            CONTENT_BLOCK_END,
            THINKING_DELTA,
            THINKING_FINAL,
            TOOL_PRE,
            TOOL_POST,
            TOOL_ERROR,
            CONTEXT_PRE_COMPACT,
            CONTEXT_POST_COMPACT,
            CONTEXT_COMPACTION,
            "context:include",
            ORCHESTRATOR_COMPLETE,
            EXECUTION_START,
            EXECUTION_END,
            USER_NOTIFICATION,
            "artifact:write",
            "artifact:read",
            "policy:violation",
            "approval:required",
            "approval:granted",
            "approval:denied",
            CANCEL_REQUESTED,
            CANCEL_COMPLETED,
            "module:on_session_ready_failed");

    private CanonicalEvents() {}
}
