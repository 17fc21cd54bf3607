package io.calendly.http.v2;

import io.calendly.domain.refusal.Refusal;
import io.calendly.http.wire.ErrorRenderer;
import io.calendly.http.wire.InvalidInput;
import io.javalin.http.Context;

/** How version 2 says no: by {@link Problems}. */
public final class ProblemRenderer implements ErrorRenderer {

    @Override
    public void render(Context ctx, Refusal refusal) {
        Problems.of(ctx, refusal).send(ctx);
    }

    @Override
    public void renderInvalidInput(Context ctx, InvalidInput input) {
        Problems.of(ctx.path(), input).send(ctx);
    }

    @Override
    public void renderStatus(Context ctx, int status, String detail) {
        Problems.of(ctx.path(), status, detail).send(ctx);
    }
}
