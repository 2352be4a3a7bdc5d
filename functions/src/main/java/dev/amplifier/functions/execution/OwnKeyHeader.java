package dev.amplifier.functions.execution;

import dev.amplifier.core.secret.Secret;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.platform.token.OwnKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header in which a user hands over a provider key of their own, for one run. In a header, it is in no document and in no log of bodies. */
final class OwnKeyHeader {

    /** Its name. */
    static final String NAME = "X-Provider-Key";

    private static final Pattern FORM = Pattern.compile("(anthropic|openai)=([\\x21-\\x7e]{8,300})");

    private OwnKeyHeader() {}

    /**
     * The key; empty if the header is absent.
     *
     * @throws Problem if the header has another form; the answer does not repeat it
     */
    static Optional<OwnKey> of(ApiRequest call) {
        return call.header(NAME).map(value -> {
            Matcher form = FORM.matcher(value.strip());
            if (!form.matches()) {
                throw Problem.of(
                        ProblemType.MALFORMED_REQUEST,
                        NAME
                                + " must be a provider, '=' and its key, such as anthropic=…; the providers are anthropic and openai,"
                                + " a key has 8 to 300 visible characters.");
            }
            return new OwnKey(form.group(1), Secret.of(form.group(2)));
        });
    }
}
