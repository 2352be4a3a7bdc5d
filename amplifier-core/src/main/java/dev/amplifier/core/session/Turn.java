package dev.amplifier.core.session;

import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.hook.Checkpoint;
import dev.amplifier.core.hook.Injections;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import java.util.List;
import java.util.Map;

/**
 * What an orchestrator works with.
 *
 * @param choice the model, and whose it is
 * @param system who the model is and how it behaves
 * @param prompt what is to be done
 * @param pictures what is shown with it; empty if nothing
 * @param context what was said before; takes what is said now
 * @param tools what the model may call, by name, in order
 * @param tooling what tools work with
 * @param spending counts what it costs
 * @param sideBySide does tool calls
 * @param checkpoint what everything that happens passes
 * @param injections what hooks want the model to know
 */
record Turn(
        Providers.Choice choice,
        String system,
        String prompt,
        List<Picture> pictures,
        ContextWindow context,
        Map<String, Tool> tools,
        ToolContext tooling,
        Spending spending,
        SideBySide sideBySide,
        Checkpoint checkpoint,
        Injections injections) {}
