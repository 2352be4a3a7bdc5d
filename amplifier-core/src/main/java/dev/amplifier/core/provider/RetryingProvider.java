package dev.amplifier.core.provider;

import dev.amplifier.core.cancellation.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Asks a provider again when it failed in passing, no sooner than it wants to be asked. A wait ends at once when the turn is cancelled. */
public final class RetryingProvider implements Provider {

    private final Provider provider;
    private final RetryPolicy policy;
    private final RandomGenerator random;

    /** Wraps a provider. */
    public RetryingProvider(Provider provider, RetryPolicy policy, RandomGenerator random) {
        this.provider = provider;
        this.policy = policy;
        this.random = random;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public List<Model> models() {
        return provider.models();
    }

    @Override
    public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = provider.ask(question, listener, cancellation);
            if (!(answer instanceof Answer.Failed failed) || !failed.retryable() || attempt >= policy.attempts()) {
                return answer;
            }
            Duration wait = policy.waitAfter(attempt, failed.retryAfter(), jitter());
            if (wait.compareTo(policy.longest()) > 0) {
                return answer;
            }
            listener.retry(attempt, wait.toMillis(), failed.message());
            if (!cancellation.proceedToNextAfter(wait)) {
                return new Answer.Stopped();
            }
        }
    }

    /** Not every generator may be used by several threads. */
    private double jitter() {
        synchronized (random) {
            return random.nextDouble();
        }
    }
}
