package dev.amplifier.core.tool;

import java.util.List;

/** What an agent has set out to do. Safe for use by several threads. */
public final class TodoList {

    private volatile List<Todo> items = List.of();

    /**
     * One thing to do.
     *
     * @param status {@code pending}, {@code in_progress} or {@code completed}
     */
    public record Todo(String content, String status) {}

    /** The list, in order. */
    public List<Todo> items() {
        return items;
    }

    /** Puts another list in its place. */
    public void replace(List<Todo> todos) {
        items = List.copyOf(todos);
    }
}
