package io.calendly.benchmarks.domain;

/** What a set of time can be kept in. */
public enum Library {
    CALENDLY("calendly"),
    TREE_RANGE_SET("TreeRangeSet"),
    INTERVAL_LIST("list of Interval"),
    ARRAY_LIST("list of long[]");

    private final String words;

    Library(String words) {
        this.words = words;
    }

    /** Its name in tables. */
    String words() {
        return words;
    }

    /** The sample, kept in it. */
    Contender<?> keep(Sample sample) {
        return switch (this) {
            case CALENDLY -> new TimeSlotsContender(sample);
            case TREE_RANGE_SET -> new TreeRangeSetContender(sample);
            case INTERVAL_LIST -> new IntervalListContender(sample);
            case ARRAY_LIST -> new ArrayListContender(sample);
        };
    }
}
