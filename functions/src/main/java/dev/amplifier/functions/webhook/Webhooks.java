package dev.amplifier.functions.webhook;

import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.quota.Quotas;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.Revocations;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** What webhooks are made of: minting, serving and revoking, on the same seal. Safe for use by several threads. */
public final class Webhooks {

    private final WebhookMint mint;
    private final WebhookCalls calls;
    private final WebhookSeal seal;
    private final Revocations revocations;

    /**
     * Webhooks of recipes from this source.
     *
     * @param publicUrl what their addresses begin with
     */
    public Webhooks(
            RecipeSource recipes,
            ExecutionStarter starter,
            Executions executions,
            Quotas quotas,
            Keyring keyring,
            Revocations revocations,
            URI publicUrl,
            InstantSource clock) {
        this.seal = new WebhookSeal(keyring, revocations, clock);
        this.mint = new WebhookMint(recipes, seal, publicUrl, clock);
        this.calls = new WebhookCalls(recipes, starter, executions, seal, quotas, clock);
        this.revocations = revocations;
    }

    WebhookMint mint() {
        return mint;
    }

    WebhookCalls calls() {
        return calls;
    }

    /** The webhook of a token, if it is this user's and still alive; empty otherwise. */
    public Optional<OwnWebhook> ofOwner(String token, Identity owner) {
        return calls.ofOwner(token, owner);
    }

    /** Ends all webhooks of this user. */
    void revokeAll(Identity owner) {
        revocations.revokeAll(Revocations.Kind.WEBHOOKS, owner.id());
    }
}
