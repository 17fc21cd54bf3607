package io.calendly.http.request;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * The named values of a body or of a query.
 *
 * <p>A value that is faulty or missing is reported to {@link Faults}, and a placeholder is returned in its place: an
 * absent value, or one that follows every rule. It goes no further, because the decoded request is only handed out if
 * there is no fault.
 */
abstract class Input {

    private static final String REQUIRED = "is required";
    private static final String NOT_A_SLOT = "must satisfy 0 <= start_time < end_time <= " + TimeSlot.MAX;

    private final String pointer;
    private final Faults faults;
    private final Origins origins;

    Input(String pointer, Faults faults, Origins origins) {
        this.pointer = pointer;
        this.faults = faults;
        this.origins = origins;
    }

    /** A value as it came in. */
    interface Value {

        /** Returns the value as a text; empty if it is not one. */
        Optional<String> text();

        /** Returns the value as an integer; empty if it is not one. */
        OptionalLong integer();

        /** Returns the value as a time in epoch seconds; empty if it is not one. */
        OptionalLong time();
    }

    /** Returns the value of this name; empty if it is absent. */
    abstract Optional<Value> value(String name);

    /** Returns the JSON pointer to the object of these values; empty for a body or a query as a whole. */
    String pointer() {
        return pointer;
    }

    /** Returns the JSON pointer to the value of this name. */
    String pointerTo(String name) {
        return pointer + JsonPointer.to(name);
    }

    Faults faults() {
        return faults;
    }

    Origins origins() {
        return origins;
    }

    /** Reports that a value cannot be understood. */
    public void malformed(String name, String detail) {
        faults.malformed(pointerTo(name), detail);
    }

    /** Reports that a value is understood but can never be granted. */
    public void impossible(String name, String detail) {
        faults.impossible(pointerTo(name), detail);
    }

    /**
     * Reports that a value is understood but that the domain refuses it.
     *
     * @param detail the rest of a sentence that starts with the name of the value
     */
    public void refused(String name, String detail, Refusal refusal) {
        faults.refused(pointerTo(name), detail, refusal);
    }

    /** Checks whether the value is present. */
    public boolean isPresent(String name) {
        return value(name).isPresent();
    }

    /** Reports a fault unless the value is present. */
    public void require(String name) {
        if (!isPresent(name)) {
            malformed(name, REQUIRED);
        }
    }

    /** Returns a text that may be absent. */
    public Optional<String> optionalText(String name, TextRule rule) {
        Optional<Value> value = value(name);
        Optional<String> text = value.flatMap(Value::text);
        if (value.isPresent() && text.isEmpty()) {
            malformed(name, "must be a text");
        }
        return text.flatMap(given -> checked(name, given, rule));
    }

    /** Returns a text that has to be present. */
    public String text(String name, TextRule rule) {
        require(name);
        return optionalText(name, rule).orElse("-");
    }

    /**
     * Returns a text that comes from elsewhere, such as a name in the path. A fault in it is reported under a name of
     * these values, and the text is absent then.
     */
    public Optional<String> checked(String name, String text, TextRule rule) {
        Optional<TextFault> fault = rule.faultIn(text);
        fault.ifPresent(found -> malformed(name, TextFaultWords.of(found, rule, text)));
        return fault.isPresent() ? Optional.empty() : Optional.of(text);
    }

    /**
     * Returns a value that is written as a text of some form, which may be absent.
     *
     * @param parser returns the value; empty if the text is not of the form
     * @param fault returns the rest of a sentence about a text that is not of the form
     */
    public <T> Optional<T> optionalParsed(
            String name, Function<String, Optional<T>> parser, UnaryOperator<String> fault) {
        Optional<Value> value = value(name);
        Optional<String> text = value.flatMap(Value::text);
        Optional<T> parsed = text.flatMap(parser);
        if (value.isPresent() && parsed.isEmpty()) {
            malformed(name, fault.apply(text.orElse("")));
        }
        return parsed;
    }

    /** Returns a UUID, which may be absent. */
    public Optional<UUID> optionalUuid(String name) {
        Optional<UUID> uuid = optionalParsed(
                name,
                text -> Request.uuidForm().matcher(text).matches()
                        ? Optional.of(UUID.fromString(text))
                        : Optional.empty(),
                text -> "must be a UUID");
        uuid.ifPresent(id -> origins.add(pointerTo(name), id));
        return uuid;
    }

    /** Returns one of a few words, which may be absent. */
    public <T> Optional<T> optionalOneOf(String name, Map<String, T> words) {
        Optional<Value> value = value(name);
        Optional<T> meaning = value.flatMap(Value::text).map(words::get);
        if (value.isPresent() && meaning.isEmpty()) {
            malformed(name, "must be one of " + String.join(", ", new TreeSet<>(words.keySet())));
        }
        return meaning;
    }

    /** Returns one of a few words, which has to be present. */
    public <T> T oneOf(String name, Map<String, T> words) {
        require(name);
        return optionalOneOf(name, words)
                .orElseGet(() -> words.values().iterator().next());
    }

    /** Returns an integer from a range, which may be absent. */
    public OptionalLong optionalInteger(String name, long min, long max) {
        Optional<Value> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong integer = value.get().integer();
        if (integer.isPresent() && min <= integer.getAsLong() && integer.getAsLong() <= max) {
            return integer;
        }
        malformed(name, mustBeInteger(min, max));
        return OptionalLong.empty();
    }

    static String mustBeInteger(long min, long max) {
        return "must be an integer from " + min + " to " + max;
    }

    /** Returns an integer of 32 bits from a range, which may be absent. */
    public OptionalInt optionalInt(String name, int min, int max) {
        OptionalLong integer = optionalInteger(name, min, max);
        return integer.isPresent() ? OptionalInt.of((int) integer.getAsLong()) : OptionalInt.empty();
    }

    /** Returns a time in epoch seconds, which has to be present. */
    public long time(String name) {
        require(name);
        return optionalTime(name).orElse(0);
    }

    /** Returns a time in epoch seconds, which may be absent. */
    public OptionalLong optionalTime(String name) {
        Optional<Value> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong time = value.get().time();
        if (time.isEmpty()) {
            malformed(name, Timestamps.faultIn(value.get().text().orElse("")));
        }
        return time;
    }

    /** Returns a slot of which both ends have to be present. */
    public TimeSlot slot() {
        require("start_time");
        require("end_time");
        return slotWithOpenEnds();
    }

    /** Returns a slot that is unlimited at an end that is absent. */
    public TimeSlot slotWithOpenEnds() {
        return slot((start, end) -> TimeSlot.requested(start.orElse(0), end.orElse(TimeSlot.MAX)));
    }

    /** A rule that makes a slot of two ends, each of which may be absent, in epoch seconds. */
    @FunctionalInterface
    public interface SlotRule {
        /**
         * Returns the slot.
         *
         * @throws RefusedException if the two are not the ends of a slot
         */
        TimeSlot slot(OptionalLong start, OptionalLong end);
    }

    /**
     * Returns a slot of which each end may be absent. One that is an object of its own, among several, can be pointed
     * to; the slot of a request as a whole needs no pointer, except to the end that does not fit the start.
     */
    public TimeSlot slot(SlotRule rule) {
        OptionalLong start = optionalTime("start_time");
        OptionalLong end = optionalTime("end_time");
        boolean understood = start.isPresent() == isPresent("start_time") && end.isPresent() == isPresent("end_time");
        if (!understood) {
            return TimeSlot.ALWAYS;
        }
        try {
            TimeSlot slot = rule.slot(start, end);
            if (!pointer.isEmpty()) {
                origins.add(pointer, slot);
            }
            return slot;
        } catch (RefusedException refused) {
            String hint = Timestamps.millisecondsHint(LongStream.concat(start.stream(), end.stream()));
            faults.refused(pointer.isEmpty() ? pointerTo("end_time") : pointer, NOT_A_SLOT + hint, refused.refusal());
            return TimeSlot.ALWAYS;
        }
    }

    /** Returns the ids of users, one for each value; reports duplicates. */
    List<UserId> userIds(Map<String, Value> values) {
        List<UserId> ids = new ArrayList<>();
        Set<UserId> seen = new TreeSet<>();
        values.forEach((where, value) -> {
            OptionalLong id = value.integer();
            if (id.isEmpty()) {
                faults.malformed(where, "must be a user id");
                return;
            }
            UserId user = new UserId(id.getAsLong());
            if (!seen.add(user)) {
                faults.impossible(where, "is listed twice");
            }
            origins.add(where, user);
            ids.add(user);
        });
        return ids;
    }
}
