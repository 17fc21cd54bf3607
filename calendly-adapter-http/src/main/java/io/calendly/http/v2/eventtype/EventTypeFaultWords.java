package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.EventTypeFault;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words for contradictions among the settings of event types. */
final class EventTypeFaultWords {

    private EventTypeFaultWords() {}

    /** Returns the rest of a sentence that starts with the name of the field. */
    static String of(EventTypeFault fault) {
        return switch (fault) {
            case NO_HOSTS -> "must have at least one user";
            case TOO_MANY_HOSTS -> "must have at most " + Hosting.MAX_HOSTS + " users";
            case SEVERAL_HOSTS -> "must be one user if the kind is solo";
            case CAPACITY_MISSING -> "is required if the kind is group";
            case CAPACITY_OF_NO_GROUP -> "must be absent or null unless the kind is group";
            case TOO_MANY_QUESTIONS -> "must be at most " + EventTypeSettings.MAX_QUESTIONS;
            case QUESTION_REPEATED -> "must have different names";
            case CHOICES_MISSING -> "must have at least one choice if the type is choice";
            case CHOICES_OF_NO_CHOICE -> "must be absent unless the type is choice";
            case CHOICE_REPEATED -> "must be different";
        };
    }

    /** Returns the name of the field that a fault is reported at. */
    static String fieldOf(EventTypeFault fault) {
        return switch (fault) {
            case NO_HOSTS, TOO_MANY_HOSTS, SEVERAL_HOSTS -> "host_ids";
            case CAPACITY_MISSING, CAPACITY_OF_NO_GROUP -> "capacity";
            case TOO_MANY_QUESTIONS, QUESTION_REPEATED, CHOICES_MISSING, CHOICES_OF_NO_CHOICE, CHOICE_REPEATED ->
                "questions";
        };
    }

    /** Returns the words for the faults by the JSON pointers to their fields: one fault for each field. */
    static Map<String, String> byPointer(Collection<EventTypeFault> faults) {
        Map<String, String> words = new LinkedHashMap<>();
        faults.forEach(fault -> words.putIfAbsent("/" + fieldOf(fault), of(fault)));
        return words;
    }
}
