package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The to-do list of an agent. */
public final class TodoTool implements Tool {

    private static final int MOST = 100;
    private static final Set<String> STATUSES = Set.of("pending", "in_progress", "completed");

    @Override
    public String name() {
        return "todo";
    }

    @Override
    public String description() {
        return "Keeps the list of what is to be done. Actions: create and update put the given list in place of the old one, list shows it.";
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = Inputs.schema(List.of("action"));
        Inputs.property(schema, "action", "string", "create, update or list");
        ObjectNode items =
                Inputs.property(schema, "todos", "array", "the whole list").putObject("items");
        items.put("type", "object");
        ObjectNode properties = items.putObject("properties");
        properties.putObject("content").put("type", "string");
        properties.putObject("activeForm").put("type", "string");
        properties.putObject("status").put("type", "string");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        String action = Inputs.text(input, "action").orElse("");
        switch (action) {
            case "create", "update" -> {
                List<TodoList.Todo> todos = new ArrayList<>();
                for (JsonNode item : input.path("todos")) {
                    String status = item.path("status").asText("pending");
                    if (!STATUSES.contains(status)) {
                        return ToolResult.error("'" + status + "' is no status; use pending, in_progress or completed");
                    }
                    todos.add(new TodoList.Todo(item.path("content").asText(), status));
                }
                if (todos.size() > MOST) {
                    return ToolResult.error("a list has " + MOST + " items at most");
                }
                context.todos().replace(todos);
            }
            case "list" -> {}
            default -> {
                return ToolResult.error("'" + action + "' is no action; use create, update or list");
            }
        }
        StringBuilder answer = new StringBuilder();
        for (TodoList.Todo todo : context.todos().items()) {
            answer.append("- [")
                    .append(todo.status())
                    .append("] ")
                    .append(todo.content())
                    .append('\n');
        }
        return ToolResult.ok(answer.isEmpty() ? "the list is empty" : answer.toString());
    }
}
