package io.agnoscope.scoring.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Writes into the API's description how each call may fail: the same everywhere, so said once. */
public final class ProblemResponses implements OASFilter {
  private static final String PROBLEM = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
      return;
    }
    Components components =
        api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
    api.setComponents(components.addSchema(PROBLEM, problem()));
    api.getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations().values().forEach(operation -> describe(path, operation)));
  }

  private static void describe(String path, Operation operation) {
    APIResponses responses =
        operation.getResponses() == null
            ? OASFactory.createAPIResponses()
            : operation.getResponses();
    boolean takesSomething =
        operation.getRequestBody() != null
            || (operation.getParameters() != null && !operation.getParameters().isEmpty());
    if (takesSomething) {
      add(responses, 400, "A parameter or the body is wrong; detail says which and how");
    }
    if (path.contains("{")) {
      add(responses, 404, "There is nothing of this name, or no longer");
    }
    add(responses, 500, "A defect of the service; its log says more");
    add(
        responses,
        503,
        "What is asked for cannot be had whole at present; detail says what is missing. Ask again after Retry-After"
            + " seconds");
    operation.setResponses(responses);
  }

  /** A description that is there already stays; whatever it is, the answer is a problem. */
  private static void add(APIResponses responses, int status, String description) {
    String code = Integer.toString(status);
    APIResponse known = responses.getAPIResponse(code);
    APIResponse response =
        known == null ? OASFactory.createAPIResponse().description(description) : known;
    response.setContent(
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
    responses.addAPIResponse(code, response);
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("What went wrong, as RFC 9457 has it")
        .required(List.of("type", "title", "status", "detail"))
        .properties(
            Map.of(
                "type", text("Always about:blank: the status says the kind"),
                "title", text("The status in words"),
                "status",
                    OASFactory.createSchema()
                        .addType(Schema.SchemaType.INTEGER)
                        .description("The HTTP status"),
                "detail", text("What to do about it, for a person to read")));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}
