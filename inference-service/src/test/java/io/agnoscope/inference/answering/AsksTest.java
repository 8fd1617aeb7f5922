package io.agnoscope.inference.answering;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsksTest {

  private static final TextPart QUESTION = new TextPart("What is it?", false);

  @Test
  void aPictureBesideAQuestionWithoutOneIsAdded() throws StoreAwayException {
    assertThat(ask(List.of(QUESTION), Modality.IMAGE).picturesAdded()).isTrue();
  }

  @Test
  void aPictureInThePlaceOfTheSamplesOwnIsNot() throws StoreAwayException {
    assertThat(ask(List.of(new ImagePart("own", false), QUESTION), Modality.IMAGE).picturesAdded())
        .isFalse();
  }

  @Test
  void nothingIsAddedWhereTheImageIsNotTouched() throws StoreAwayException {
    assertThat(ask(List.of(QUESTION), Modality.TEXT).picturesAdded()).isFalse();
  }

  private static Ask ask(List<Object> lastTurn, Modality touches) throws StoreAwayException {
    Trial trial = Fixtures.trial("t", "s");
    trial.getSample().setMessages(List.of(new Message(Role.USER, lastTurn)));
    View view = Fixtures.view("v", "p", List.of(new ImagePart("own", true), QUESTION), "A", "B");
    view.setTouches(touches);
    trial.setViews(List.of(view));
    TrialPictures pictures =
        new TrialPictures(
            trial,
            sha256 -> Optional.empty(),
            (uri, sha256) -> {
              throw new AssertionError("all are in the Trial");
            });
    return ((Asks.Asked.Of) new Asks(trial, pictures).of(view)).ask();
  }
}
