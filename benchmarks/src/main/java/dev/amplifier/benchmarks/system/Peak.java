package dev.amplifier.benchmarks.system;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The highest of several samples, figure by figure. */
final class Peak {

    private Peak() {}

    static Usage of(List<Usage> samples) {
        return new Usage(
                most(samples, Usage::residentMebibytes),
                most(samples, Usage::allMebibytes),
                most(samples, Usage::heapMebibytes),
                most(samples, Usage::threads),
                most(samples, Usage::files),
                most(samples, Usage::dataMebibytes));
    }

    private static double most(List<Usage> samples, ToDoubleFunction<Usage> figure) {
        return samples.stream().mapToDouble(figure).max().orElse(0);
    }
}
