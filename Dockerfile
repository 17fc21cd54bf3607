# The image of the server. docs/operations.md describes how to run it.

# Training and running share one base image, because a JVM accepts an ahead-of-time cache only from the same build.
FROM eclipse-temurin:25-jre AS runtime
# The options are in a variable, so that `docker run -e JDK_JAVA_OPTIONS=…` replaces them. The collector is set, because
# the JVM would choose one by the machine, and the build machine may differ from the one that runs the image. For a heap
# of this size, the serial collector has the least memory overhead. When memory runs out, the process exits, and its
# supervisor starts another. The JIT compilers wait until a method has run three times as often as by default: during
# the start they compete with the program for the processors. Under load, the delay is a matter of seconds.
ENV JDK_JAVA_OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:CompileThresholdScaling=3"
# By default, glibc makes up to eight memory arenas for each processor.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Tests are compiled, because a module needs the test classes of another. They are not run here but by `mvn verify`.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl calendly-app -am package

FROM runtime AS trained
COPY --from=build /src/calendly-app/target/calendly.jar /app/
COPY docker/train.sh /tmp/
RUN bash /tmp/train.sh /app/calendly.jar /app/calendly.aot

FROM runtime
RUN groupadd --gid 10001 calendly \
    && useradd --uid 10001 --gid calendly --home-dir /app --no-create-home --shell /usr/sbin/nologin calendly \
    && install --directory --owner=calendly --group=calendly /data
# The cache records the path and the modification time of the jar, so both are copied together.
COPY --from=trained /app/ /app/
# Fails if the cache does not match. At a normal start, the JVM would only print a warning and ignore the cache.
RUN java -XX:AOTMode=on -XX:AOTCache=/app/calendly.aot -cp /app/calendly.jar -version
USER calendly
# AUTH has no default here: the server listens on all addresses, so the one who runs the image has to choose.
ENV HOST=0.0.0.0 PORT=5001 DATABASE_URL=sqlite:////data/calendly.db
VOLUME /data
EXPOSE 5001
# The check uses bash only, because the image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/$PORT && printf 'GET /health/live HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == 'HTTP/1.1 200'* ]]"]
# What lies in /app belongs together, so a JDK_JAVA_OPTIONS of one's own does not replace it.
ENTRYPOINT ["java", "-XX:AOTCache=/app/calendly.aot", "-Dorg.sqlite.lib.path=/app", "-Dorg.sqlite.lib.name=libsqlitejdbc.so", "-jar", "/app/calendly.jar"]
