package io.calendly.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private static final Reason NOTICE = new Reason.Notice(60);
    private static final Reason BUSY_ANN = new Reason.Busy(ANN, TimeSlot.of(10, 20));
    private static final Reason BUSY_BOB = new Reason.Busy(BOB, TimeSlot.of(15, 30));
    private static final Reason OFF_BOB = new Reason.TimeOff(BOB, TimeSlot.of(0, 90));

    private static Reason withheld(String code, Optional<UserId> host) {
        return new Reason.Withheld(code, host);
    }

    @Test
    void tells_strangers_each_code_once() {
        assertThat(Reason.codesOf(List.of(NOTICE, BUSY_ANN, BUSY_BOB, OFF_BOB)))
                .containsExactly(
                        withheld("notice", Optional.empty()),
                        withheld("busy", Optional.empty()),
                        withheld("time-off", Optional.empty()));
    }

    @Test
    void tells_a_host_all_about_that_host_and_the_codes_about_others() {
        assertThat(Reason.visible(List.of(NOTICE, BUSY_ANN, BUSY_BOB, BUSY_BOB, OFF_BOB), ANN::equals))
                .containsExactly(
                        NOTICE, BUSY_ANN, withheld("busy", Optional.of(BOB)), withheld("time-off", Optional.of(BOB)));
        assertThat(Reason.visible(List.of(BUSY_ANN, OFF_BOB), any -> true)).containsExactly(BUSY_ANN, OFF_BOB);
    }

    @Test
    void tells_no_end_of_what_is_withheld() {
        assertThat(withheld("busy", Optional.of(BOB)).until()).isEmpty();
    }
}
