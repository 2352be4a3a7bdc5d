package dev.amplifier.core.tool;

/** A patch is none, or does not fit; the message says where. */
final class PatchException extends Exception {

    private static final long serialVersionUID = 1L;

    PatchException(String message) {
        super(message);
    }
}
