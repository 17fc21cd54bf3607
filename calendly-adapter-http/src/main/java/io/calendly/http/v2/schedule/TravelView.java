package io.calendly.http.v2.schedule;

import io.calendly.domain.schedule.Travel;

/** A travel as JSON. Both dates are included. */
record TravelView(String from, String until, String timeZone) {

    static TravelView of(Travel travel) {
        return new TravelView(
                travel.dates().from().toString(), travel.dates().until().toString(), travel.timeZone());
    }
}
