package org.kiezplenum;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiezplenum.cli.ProgramVersion;

/** What Prometheus reads of the process as such. */
class ProcessFiguresTest {

  @Test
  void versionJavaAndProcessAreTold() {
    PrometheusMeterRegistry registry = ProcessFigures.registry();
    ProcessFigures.watch(registry);
    assertThat(registry.scrape())
        .contains(
            "kiezplenum_build_info{version=\"" + ProgramVersion.TEXT + "\"} 1",
            "jvm_memory_used_bytes{",
            "jvm_threads_live_threads ",
            "process_cpu_usage ",
            "process_uptime_seconds ",
            "process_files_open_files ");
  }

  @Test
  void requestsAreCountedInBuckets() {
    PrometheusMeterRegistry registry = ProcessFigures.registry();
    Timer.builder("vertx.http.server.response.time")
        .register(registry)
        .record(Duration.ofMillis(30));
    assertThat(registry.scrape())
        .contains(
            "vertx_http_server_response_time_seconds_bucket{le=\"0.02\"} 0",
            "vertx_http_server_response_time_seconds_bucket{le=\"0.05\"} 1");
  }
}
