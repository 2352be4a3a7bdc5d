package dev.amplifier.core.session;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one turn has used so far, with all that it delegated, against its ceiling. For one thread. */
final class Spending {

    private final @Nullable BigDecimal ceiling;
    private TurnResult.Spent total = TurnResult.Spent.NOTHING;

    Spending(@Nullable BigDecimal ceiling) {
        this.ceiling = ceiling;
    }

    void add(long input, long output, @Nullable BigDecimal cost) {
        total = total.plus(input, output, cost);
    }

    TurnResult.Spent total() {
        return total;
    }

    /** The ceiling if it is reached; null if not, or if there is none. */
    @Nullable
    BigDecimal reached() {
        BigDecimal cost = total.costUsd();
        return ceiling != null && cost != null && cost.compareTo(ceiling) >= 0 ? ceiling : null;
    }
}
