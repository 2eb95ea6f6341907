package com.lexintel.channels.state;

/**
 * Several documents at a glance.
 *
 * @param progress the mean of the documents' progress. A document that failed or was cancelled
 *     counts as done, since nothing more will come of it: the bar of a case with failures still
 *     reaches its end. It is 100 only when every document has ended
 * @param etaSeconds until the last document ends, those that wait included; null unless known of
 *     every one that has not ended
 */
public record Summary(
    int total,
    int pending,
    int processing,
    int completed,
    int failed,
    int cancelled,
    int progress,
    Long etaSeconds) {

  /** As the contract writes it; without {@code eta_seconds} when that is not known. */
  public String toJson() {
    StringBuilder json = new StringBuilder(160);
    json.append("{\"total\":").append(total);
    json.append(",\"pending\":").append(pending);
    json.append(",\"processing\":").append(processing);
    json.append(",\"completed\":").append(completed);
    json.append(",\"failed\":").append(failed);
    json.append(",\"cancelled\":").append(cancelled);
    json.append(",\"progress\":").append(progress);
    if (etaSeconds != null) {
      json.append(",\"eta_seconds\":").append(etaSeconds);
    }
    return json.append('}').toString();
  }
}
