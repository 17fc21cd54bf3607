package io.calendly.http.v2;

import io.calendly.domain.refusal.Refusal;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.Surface;
import io.javalin.http.Context;

/** How version 2 says no: by {@link Problems}. */
public final class V2Surface implements Surface {

    @Override
    public void refuse(Context ctx, Refusal refusal) {
        Problems.of(ctx, refusal).send(ctx);
    }

    @Override
    public void reject(Context ctx, InvalidInput input) {
        Problems.of(ctx.path(), input).send(ctx);
    }

    @Override
    public void fail(Context ctx, int status, String detail) {
        Problems.of(ctx.path(), status, detail).send(ctx);
    }
}
