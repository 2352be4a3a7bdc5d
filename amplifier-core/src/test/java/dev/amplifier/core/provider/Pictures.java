package dev.amplifier.core.provider;

/** Pictures to try things with. */
public final class Pictures {

    /** One transparent dot. */
    public static final Picture DOT = new Picture(
            Picture.Kind.PNG,
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private Pictures() {}
}
