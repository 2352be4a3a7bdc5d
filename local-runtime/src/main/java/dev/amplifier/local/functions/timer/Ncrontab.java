package dev.amplifier.local.functions.timer;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/** A schedule in NCRONTAB form: second, minute, hour, day, month and day of the week; without the second it is 0. */
public final class Ncrontab {

    private static final int HORIZON_YEARS = 8;

    private final BitSet[] fields;

    private Ncrontab(BitSet[] fields) {
        this.fields = fields;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is not understood; the message says what is allowed
     */
    public static Ncrontab parse(String expression) {
        String[] parts = expression.strip().split("\\s+");
        NcrontabField[] all = NcrontabField.values();
        if (parts.length != all.length && parts.length != all.length - 1) {
            throw new IllegalArgumentException("schedule \"" + expression + "\" has " + parts.length
                    + " fields; six are needed: second, minute, hour, day, month, day of the week");
        }
        BitSet[] fields = new BitSet[all.length];
        int missing = all.length - parts.length;
        fields[0] = NcrontabField.SECOND.parse("0");
        for (int i = missing; i < all.length; i++) {
            fields[i] = all[i].parse(parts[i - missing]);
        }
        return new Ncrontab(fields);
    }

    /** The first moment after another one; empty if there is none in the next eight years. */
    public Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime moment = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        LocalDateTime horizon = moment.plusYears(HORIZON_YEARS);
        while (moment.isBefore(horizon)) {
            if (!has(NcrontabField.MONTH, moment.getMonthValue())) {
                moment = moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!has(NcrontabField.DAY, moment.getDayOfMonth())
                    || !has(NcrontabField.DAY_OF_WEEK, moment.getDayOfWeek().getValue() % 7)) {
                moment = moment.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!has(NcrontabField.HOUR, moment.getHour())) {
                moment = moment.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!has(NcrontabField.MINUTE, moment.getMinute())) {
                moment = moment.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            } else if (!has(NcrontabField.SECOND, moment.getSecond())) {
                moment = moment.plusSeconds(1);
            } else {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }

    private boolean has(NcrontabField field, int value) {
        return fields[field.ordinal()].get(value);
    }
}
