package dev.amplifier.core.session;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one turn has used so far, with all that it delegated, against its ceiling. What is asked of models while the ceiling is being reached is paid
 * for all the same. Safe for use by several threads.
 */
final class Spending {

    /** Most sessions that the recipes of a turn start, at any depth. */
    static final int MOST_SESSIONS = 200;

    private final @Nullable BigDecimal ceiling;
    private int sessions;
    private TurnResult.Spent total = TurnResult.Spent.NOTHING;

    Spending(@Nullable BigDecimal ceiling) {
        this.ceiling = ceiling;
    }

    synchronized void add(long input, long output, @Nullable BigDecimal cost) {
        total = total.plus(input, output, cost);
    }

    /** Counts one more session of a recipe; false if that would be too many. */
    synchronized boolean admitSession() {
        return ++sessions <= MOST_SESSIONS;
    }

    synchronized TurnResult.Spent total() {
        return total;
    }

    /** The ceiling if it is reached; null if not, or if there is none. */
    synchronized @Nullable BigDecimal reached() {
        BigDecimal cost = total.costUsd();
        return ceiling != null && cost != null && cost.compareTo(ceiling) >= 0 ? ceiling : null;
    }
}
