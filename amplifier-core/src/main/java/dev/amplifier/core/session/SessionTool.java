package dev.amplifier.core.session;

import dev.amplifier.core.tool.Tool;

/** A tool that needs the session around it, such as one that has agents work. What the model is offered is what {@link #within} makes of it. */
public interface SessionTool extends Tool {

    /** This tool for one turn. */
    Tool within(TurnAgents sessions);
}
