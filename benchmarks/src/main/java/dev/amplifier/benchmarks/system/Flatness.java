package dev.amplifier.benchmarks.system;

import java.util.List;
import java.util.Locale;

/**
 * Whether a figure that was sampled at equal times stays where it is, after a warm-up.
 *
 * @param mean of the samples after the warm-up
 * @param slope change of the fitted line, a sample
 * @param samples how many were looked at
 */
record Flatness(double mean, double slope, int samples) {

    private static final double WARM_UP = 0.25;
    private static final double MOST_CHANGE = 0.1;

    /** Fits a line through the last three quarters. */
    static Flatness of(List<Double> figures) {
        List<Double> settled = figures.subList((int) (figures.size() * WARM_UP), figures.size());
        int count = settled.size();
        double mean =
                settled.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double middle = (count - 1) / 2.0;
        double rise = 0;
        double spread = 0;
        for (int i = 0; i < count; i++) {
            rise += (i - middle) * (settled.get(i) - mean);
            spread += (i - middle) * (i - middle);
        }
        return new Flatness(mean, spread == 0 ? 0 : rise / spread, count);
    }

    /** Whether the line rises by less than a tenth of the mean over all of the samples. */
    boolean flat() {
        return slope * samples <= MOST_CHANGE * mean;
    }

    /** In words. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: mean %.0f, %+.2f a minute over %d minutes",
                flat() ? "flat" : "grows",
                mean,
                slope,
                samples);
    }
}
