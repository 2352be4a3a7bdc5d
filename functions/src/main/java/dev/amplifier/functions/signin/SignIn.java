package dev.amplifier.functions.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.AccessTokens;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.RefreshTokens;
import dev.amplifier.platform.token.Sealer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signing in, staying signed in and signing out. Safe for use by several threads. */
public final class SignIn {

    static final String STATE_COOKIE = "playground_signin";
    static final String REFRESH_COOKIE = "playground_refresh";

    private static final Duration STATE_LIFETIME = Duration.ofMinutes(10);

    private final SignInSettings settings;
    private final Map<Way, IdentityProvider> providers;
    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final Sealer states;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The ways in. */
    public enum Way {
        GITHUB,
        OIDC;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Signs people in with these providers. */
    public SignIn(
            SignInSettings settings,
            Map<Way, IdentityProvider> providers,
            AccessTokens access,
            RefreshTokens refresh,
            Keyring keyring,
            InstantSource clock) {
        this.settings = settings;
        this.providers = Map.copyOf(providers);
        this.access = access;
        this.refresh = refresh;
        this.states = new Sealer(keyring, "sign-in-state");
        this.clock = clock;
    }

    /** Begins: state and verifier go into a sealed cookie, the address to the page. */
    public ApiResponse start(Way way) {
        String state = randomText();
        String verifier = randomText();
        Pending pending = new Pending(
                state, verifier, clock.instant().plus(STATE_LIFETIME).getEpochSecond(), way);
        URI authorizeUrl = authorizeUrl(way, state, Pkce.challenge(verifier));
        return ApiResponse.json(200, new Started(authorizeUrl, state, way == Way.GITHUB && settings.local(), ways()))
                .with(
                        "Set-Cookie",
                        cookie(
                                STATE_COOKIE,
                                states.seal(Json.write(pending).getBytes(StandardCharsets.UTF_8)),
                                STATE_LIFETIME,
                                settings.secure()));
    }

    /** Ends: exchanges the provider's code, if this browser is the one that began. */
    public ApiResponse finish(Way way, ApiRequest request, String code, String state) {
        Pending pending = request.cookie(STATE_COOKIE)
                .flatMap(this::open)
                .filter(begun -> begun.way() == way)
                .filter(begun -> MessageDigest.isEqual(
                        begun.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHENTICATED,
                        "This sign-in was not begun in this browser, or more than 10 minutes ago. Begin again."));
        IdentityProvider.ProviderUser user = exchange(way, code, pending.verifier())
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNAUTHENTICATED,
                        "The sign-in provider refused the code. It is good for one use only: begin again."));
        Mode ceiling = settings.ceilingOf(user.login());
        Mode mode = ceiling.includes(settings.defaultMode()) ? settings.defaultMode() : ceiling;
        Identity identity = new Identity(user.id(), user.login(), user.name(), user.avatarUrl(), mode, ceiling);
        return session(identity, refresh.issue(identity));
    }

    /** A new access token for a refresh token that was not used before. */
    public ApiResponse refresh(ApiRequest request) {
        refuseOtherSites(request);
        RefreshTokens.Rotated rotated = request.cookie(REFRESH_COOKIE)
                .flatMap(refresh::rotate)
                .orElseThrow(() -> Problem.of(
                                ProblemType.UNAUTHENTICATED,
                                "There is no valid session in this browser. Sign in again.")
                        .withHeaders(Map.of("Set-Cookie", refreshCookie("", Duration.ZERO))));
        return session(settings.within(rotated.identity()), rotated.token());
    }

    /** Ends the session of this browser. */
    public ApiResponse signOut(ApiRequest request) {
        refuseOtherSites(request);
        request.cookie(REFRESH_COOKIE).ifPresent(refresh::revoke);
        return ApiResponse.empty(204).with("Set-Cookie", refreshCookie("", Duration.ZERO));
    }

    /** The same user in another mode. */
    public ApiResponse changeMode(ApiRequest request, Identity caller, Mode mode) {
        if (!caller.ceiling().includes(mode)) {
            throw Problem.of(
                    ProblemType.MODE_TOO_LOW,
                    "Your ceiling is " + caller.ceiling().wireName() + " mode, which does not include "
                            + mode.wireName() + " mode.");
        }
        Identity changed = caller.in(mode);
        ApiResponse response = ApiResponse.json(200, body(changed));
        return request.cookie(REFRESH_COOKIE)
                .flatMap(token -> refresh.withIdentity(token, changed))
                .map(token -> response.with("Set-Cookie", refreshCookie(token, refresh.lifetime())))
                .orElse(response);
    }

    private List<String> ways() {
        return providers.keySet().stream().sorted().map(Way::wireName).toList();
    }

    private IdentityProvider provider(Way way) {
        return Optional.ofNullable(providers.get(way)).orElseThrow(() -> Problem.notFound("This way to sign in"));
    }

    private URI authorizeUrl(Way way, String state, String challenge) {
        try {
            return provider(way).authorizeUrl(state, challenge);
        } catch (IdentityProvider.ProviderUnavailableException e) {
            throw Problem.unavailable("sign-in provider", 10);
        }
    }

    private Optional<IdentityProvider.ProviderUser> exchange(Way way, String code, String verifier) {
        try {
            return provider(way).exchange(code, verifier);
        } catch (IdentityProvider.ProviderUnavailableException e) {
            throw Problem.unavailable("sign-in provider", 10);
        }
    }

    private ApiResponse session(Identity identity, String refreshToken) {
        return ApiResponse.json(200, body(identity))
                .with("Set-Cookie", refreshCookie(refreshToken, refresh.lifetime()));
    }

    private Session body(Identity identity) {
        return new Session(access.issue(identity), access.lifetime().toSeconds(), identity);
    }

    private Optional<Pending> open(String cookie) {
        try {
            return states.open(cookie)
                    .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Pending.class))
                    .filter(pending -> clock.instant().getEpochSecond() < pending.expires());
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static void refuseOtherSites(ApiRequest request) {
        String site = request.header("sec-fetch-site").orElse("none");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Problem.of(ProblemType.FORBIDDEN, "This is for the playground's own page only.");
        }
    }

    private static String refreshCookie(String value, Duration age) {
        return cookie(REFRESH_COOKIE, value, age, true);
    }

    private static String cookie(String name, String value, Duration age, boolean secure) {
        return name + "=" + value + "; Path=/api/auth; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Pending(
            @JsonProperty("s") String state,
            @JsonProperty("v") String verifier,
            @JsonProperty("x") long expires,
            @JsonProperty("w") Way way) {}

    private record Started(
            @JsonProperty("authorize_url") URI authorizeUrl,
            @JsonProperty("state") String state,
            @JsonProperty("local") boolean local,
            @JsonProperty("ways") List<String> ways) {}

    private record Session(
            @JsonProperty("token") String token,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("user") Identity user) {}
}
