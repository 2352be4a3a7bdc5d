package dev.amplifier.core.hook;

import dev.amplifier.core.hook.HookAction.AskUser;
import dev.amplifier.core.hook.HookAction.Continue;
import dev.amplifier.core.hook.HookAction.Deny;
import dev.amplifier.core.hook.HookAction.InjectContext;
import dev.amplifier.core.hook.HookAction.Modify;

/** The one wish of several that holds, with the name of the hook whose it is. For one event. */
final class Verdict {

    private HookAction action = new Continue();
    private String hook = "";

    HookAction action() {
        return action;
    }

    String hook() {
        return hook;
    }

    boolean isFinal() {
        return action instanceof Deny;
    }

    void hear(String name, HookAction wish) {
        if (action instanceof InjectContext first && wish instanceof InjectContext more) {
            action = joined(first, more);
        } else if (rank(wish) > rank(action)) {
            action = wish;
            hook = name;
        }
    }

    private static int rank(HookAction action) {
        return switch (action) {
            case Continue none -> 0;
            case Modify modified -> 0;
            case InjectContext injected -> 1;
            case AskUser asked -> 2;
            case Deny denied -> 3;
        };
    }

    private static InjectContext joined(InjectContext first, InjectContext more) {
        return new InjectContext(
                first.text() + "\n\n" + more.text(),
                first.role(),
                first.ephemeral(),
                first.appendToLastToolResult() || more.appendToLastToolResult());
    }
}
