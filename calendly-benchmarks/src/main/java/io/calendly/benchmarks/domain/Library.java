package io.calendly.benchmarks.domain;

/** The implementations that are compared. */
public enum Library {
    CALENDLY("calendly"),
    TREE_RANGE_SET("TreeRangeSet"),
    INTERVAL_LIST("list of Interval"),
    ARRAY_LIST("list of long[]");

    private final String label;

    Library(String label) {
        this.label = label;
    }

    /** Returns the name in tables. */
    String label() {
        return label;
    }

    /** Returns the sample in this implementation. */
    Contender<?> contender(Sample sample) {
        return switch (this) {
            case CALENDLY -> new TimeSlotsContender(sample);
            case TREE_RANGE_SET -> new TreeRangeSetContender(sample);
            case INTERVAL_LIST -> new IntervalListContender(sample);
            case ARRAY_LIST -> new ArrayListContender(sample);
        };
    }
}
