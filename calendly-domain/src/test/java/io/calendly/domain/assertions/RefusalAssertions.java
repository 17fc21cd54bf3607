package io.calendly.domain.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import java.util.function.Consumer;

/** An assertion that work is refused for one reason. */
public final class RefusalAssertions<R extends Refusal> {

    /** An action that may be refused. */
    @FunctionalInterface
    public interface Work {
        /** Runs the work. */
        void run() throws Exception;
    }

    private final Class<R> reason;
    private String description = "";

    private RefusalAssertions(Class<R> reason) {
        this.reason = reason;
    }

    /** Starts an assertion that something is refused for the reason. */
    public static <R extends Refusal> RefusalAssertions<R> assertThatRefusal(Class<R> reason) {
        return new RefusalAssertions<>(reason);
    }

    /** Describes the assertion. */
    public RefusalAssertions<R> as(Object what) {
        description = what.toString();
        return this;
    }

    /** Checks that the work is refused for the reason. */
    public Thrown<R> isThrownBy(Work work) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, work::run);
        assertThat(refused).as(description).isNotNull();
        assertThat(refused.refusal()).as(description).isInstanceOf(reason);
        return new Thrown<>(reason.cast(refused.refusal()));
    }

    /** A thrown refusal. */
    public record Thrown<R extends Refusal>(R refusal) {

        /** Checks the data of the refusal. */
        public void satisfies(Consumer<R> requirements) {
            requirements.accept(refusal);
        }
    }
}
