package com.lexintel.documents.report;

import com.lexintel.cases.Case;
import com.lexintel.cases.Cases;
import com.lexintel.documents.original.ContentDisposition;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** What became of every file of a case. */
@RequestScoped
@Path("cases/{id}/documents.csv")
public class CaseTableResource {
  private static final String CSV = "text/csv; charset=utf-8";

  /** Spreadsheets take a table without it for one in an older encoding. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Cases cases;
  private CaseTable table;

  protected CaseTableResource() {}

  @Inject
  public CaseTableResource(Cases cases, CaseTable table) {
    this.cases = cases;
    this.table = table;
  }

  /** A table with a line for each document, written while it is read. */
  @GET
  @Produces(CSV)
  public Response get(@PathParam("id") String id) {
    Case found = cases.get(Ids.ofCase(id));
    UUID caseId = found.id();
    StreamingOutput lines = out -> write(caseId, out);
    return Response.ok(lines, CSV)
        .header("Content-Disposition", ContentDisposition.header(found.name() + " - documents.csv"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private void write(UUID caseId, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK);
    try {
      table.write(caseId, writer);
    } catch (SQLException e) {
      throw new IOException("The table broke off", e);
    }
    writer.flush();
  }
}
