package com.lexintel.cases;

import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who may see a case, and do what. */
@RequestScoped
@Path("cases/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {
  private Members members;

  protected MembersResource() {}

  @Inject
  public MembersResource(Members members) {
    this.members = members;
  }

  /** All members of a case. */
  public record MemberList(List<MemberView> items) {}

  /** What a member is to be. */
  public record WantedRole(String role) {}

  @GET
  @Needs(Role.READER)
  public MemberList list(@PathParam("id") String id) {
    return new MemberList(members.of(Ids.ofCase(id)));
  }

  @PUT
  @Needs(Role.OWNER)
  @Path("{subject}")
  @Consumes(MediaType.APPLICATION_JSON)
  public MemberView put(
      @PathParam("id") String id, @PathParam("subject") String subject, WantedRole wanted) {
    return members.put(
        Ids.ofCase(id), new MemberView(subject, wanted == null ? null : wanted.role()));
  }

  @DELETE
  @Needs(Role.OWNER)
  @Path("{subject}")
  public void remove(@PathParam("id") String id, @PathParam("subject") String subject) {
    members.remove(Ids.ofCase(id), subject);
  }
}
