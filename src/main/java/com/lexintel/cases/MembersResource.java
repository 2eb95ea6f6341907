package com.lexintel.cases;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
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
import java.util.UUID;
import java.util.regex.Pattern;

/** Who may see a case, and do what. */
@RequestScoped
@Path("cases/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {
  private static final Pattern SUBJECT = Pattern.compile("(user|group):\\P{Cc}{1,200}");

  private Members members;

  protected MembersResource() {}

  @Inject
  public MembersResource(Members members) {
    this.members = members;
  }

  /** A member as the API shows it. */
  public record MemberView(String subject, String role) {
    static MemberView of(Member member) {
      return new MemberView(member.subject(), member.role().word());
    }
  }

  /** All members of a case. */
  public record MemberList(List<MemberView> items) {}

  /** What a member is to be. */
  public record WantedRole(String role) {}

  @GET
  @Needs(Role.READER)
  public MemberList list(@PathParam("id") String id) {
    return new MemberList(members.of(Ids.ofCase(id)).stream().map(MemberView::of).toList());
  }

  @PUT
  @Needs(Role.OWNER)
  @Path("{subject}")
  @Consumes(MediaType.APPLICATION_JSON)
  public MemberView put(
      @PathParam("id") String id, @PathParam("subject") String subject, WantedRole wanted) {
    UUID caseId = Ids.ofCase(id);
    if (!SUBJECT.matcher(subject).matches()) {
      throw new Problem(
          ProblemCode.INVALID_MEMBER,
          "A member is user:NAME or group:NAME, of 1 to 200 characters");
    }
    Role role =
        Role.of(wanted == null ? null : wanted.role())
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemCode.INVALID_MEMBER, "A role is owner, editor, reader or walled"));
    members.put(caseId, subject, role);
    return new MemberView(subject, role.word());
  }

  @DELETE
  @Needs(Role.OWNER)
  @Path("{subject}")
  public void remove(@PathParam("id") String id, @PathParam("subject") String subject) {
    members.remove(Ids.ofCase(id), subject);
  }
}
