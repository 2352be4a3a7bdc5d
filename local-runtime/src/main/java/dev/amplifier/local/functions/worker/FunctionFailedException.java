package dev.amplifier.local.functions.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;

/** A function threw. It carries what the Java worker reports of it: the root cause's class, its message, and the whole stack. */
public final class FunctionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String errorType;

    FunctionFailedException(Throwable failure) {
        this(rootCause(failure), failure);
    }

    private FunctionFailedException(Throwable root, Throwable failure) {
        super(root.getMessage() == null ? "" : root.getMessage(), failure);
        this.errorType = shortName(root.getClass());
    }

    /** Class of the root cause without its package, such as {@code IllegalStateException}. */
    public String errorType() {
        return errorType;
    }

    /** Message of the root cause; empty if it has none. */
    public String errorMessage() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** Stack trace of the failure with all its causes. */
    public String stack() {
        StringWriter text = new StringWriter();
        Throwable failure = getCause();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private static Throwable rootCause(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Throwable root = failure;
        while (root.getCause() != null && seen.add(root)) {
            root = root.getCause();
        }
        return root;
    }

    private static String shortName(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
