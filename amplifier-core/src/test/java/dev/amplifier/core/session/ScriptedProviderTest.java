package dev.amplifier.core.session;

import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.ProviderContract;

/** The fake keeps the contract of the real ones. */
class ScriptedProviderTest extends ProviderContract {

    @Override
    protected Provider speaking() {
        return new ScriptedProvider(200_000)
                .then(new Block.Thinking("Hm.", null), new Block.Text("The harbour is wide."));
    }
}
