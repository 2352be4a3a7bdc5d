package dev.amplifier.functions.http;

import dev.amplifier.platform.token.AccessTokens;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.ProgramTokens;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tells who is calling, by a person's access token or a program's token. Safe for use by several threads. */
public final class Callers {

    private final AccessTokens people;
    private final ProgramTokens programs;
    private final UnaryOperator<Identity> ceiling;

    /**
     * Checks tokens of these two kinds.
     *
     * @param ceiling lowers the mode of a program whose user may no longer work in it
     */
    public Callers(AccessTokens people, ProgramTokens programs, UnaryOperator<Identity> ceiling) {
        this.people = people;
        this.programs = programs;
        this.ceiling = ceiling;
    }

    /**
     * A caller.
     *
     * @param identity whom the token speaks for
     * @param program whether it is a program's token
     */
    public record Caller(Identity identity, boolean program) {}

    /** Whom a bearer token speaks for; empty if it proves nothing. */
    Optional<Caller> of(String token) {
        return ProgramTokens.looksLike(token)
                ? programs.verify(token).map(ceiling).map(identity -> new Caller(identity, true))
                : people.verify(token).map(identity -> new Caller(identity, false));
    }
}
