#include "ui/character/character_tools.h"

#include "ui/actions.h"
#include "ui/character/character_dialog.h"
#include "ui/compare/contact_sheet.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/joint_map_dialog.h"
#include "ui/studio.h"
#include "ui/viewport/viewport_area.h"
#include "ui/widgets/message_bar.h"

#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>

namespace ui {

namespace {

bool mayHoldABody(const QString& file) {
  const QString suffix = QFileInfo(file).suffix().toLower();
  return suffix == QStringLiteral("fbx") || suffix == QStringLiteral("glb") || suffix == QStringLiteral("gltf");
}

}  // namespace

CharacterTools::CharacterTools(QMainWindow& window, Studio& studio, Actions& actions, ViewportArea& views, ContactSheet& sheet, MessageBar& message,
                               std::function<core::document::TakeId()> chosenTake)
    : QObject(&window), window_(window), studio_(studio), actions_(actions), message_(message) {
  MyCharacter& character = studio_.character;
  views.setCharacter(character);
  sheet.setCharacter(character);
  connect(actions.openCharacter, &QAction::triggered, this, &CharacterTools::open);
  connect(actions.characterSettings, &QAction::triggered, this, &CharacterTools::showDialog);
  connect(actions.mannequin, &QAction::triggered, &character, &MyCharacter::takeOff);
  connect(actions.mannequin, &QAction::triggered, this, &CharacterTools::showWorn);  // a click on it while it is checked leaves it checked
  connect(actions.characterMenu, &QMenu::aboutToShow, this, &CharacterTools::fillMenu);
  // Keys belong to the mannequin's body: it is what is posed.
  const auto hideWhilePosing = [this] { studio_.character.setHidden(actions_.moveJoint->isChecked() || actions_.turnJoint->isChecked()); };
  connect(actions.moveJoint, &QAction::toggled, this, hideWhilePosing);
  connect(actions.turnJoint, &QAction::toggled, this, hideWhilePosing);
  connect(&character, &MyCharacter::wornChanged, this, &CharacterTools::showWorn);
  connect(&character, &MyCharacter::failed, this, &CharacterTools::failed);
  connect(&character, &MyCharacter::jointsWanted, this, &CharacterTools::askForJoints);
  connect(&character, &MyCharacter::holdsMotion, this, [this](const QString& file, bool hasBody) {
    studio_.files.importClip(file);
    if (!hasBody) return;
    message_.showQuestion(tr("“%1” holds a body as well. Show takes on it?").arg(QFileInfo(file).fileName()), tr("Show on it"),
                          [this, file] { studio_.character.wear(file); });
  });

  // For good: a new take on the character's skeleton.
  auto& edits = studio_.edits;
  connect(actions.putOnCharacter, &QAction::triggered, this, [this, &edits] {
    if (const QString file = dialogs::chooseCharacter(&window_); !file.isEmpty()) edits.readCharacter(file);
  });
  connect(&edits, &TakeEdits::characterRead, this, [this, &edits, chosenTake](const Character& read) {
    JointMapDialog dialog(read, &window_);
    if (dialog.exec() == QDialog::Accepted) edits.putOnCharacter(chosenTake(), dialog.character());
  });
  if (character.worn()) said_ = character.worn()->file;
  showWorn();
}

void CharacterTools::takeFile(const QString& file) {
  if (mayHoldABody(file)) return studio_.character.wear(file, MyCharacter::Wish::WearUnlessItMoves);
  studio_.files.importClip(file);
}

void CharacterTools::open() {
  if (const QString file = dialogs::chooseBody(&window_); !file.isEmpty()) studio_.character.wear(file);
}

void CharacterTools::fillMenu() {
  QMenu& menu = *actions_.characterMenu;
  menu.clear();
  menu.addAction(actions_.mannequin);
  const auto& worn = studio_.character.worn();
  QStringList files;
  for (const auto& preset : studio_.character.presets()) files << preset.file;
  if (const QString& shipped = studio_.options.characterFolder; !shipped.isEmpty())
    for (const QFileInfo& file : QDir(shipped).entryInfoList(QDir::Files, QDir::Name))
      if (mayHoldABody(file.filePath()) && !files.contains(file.canonicalFilePath())) files << file.canonicalFilePath();
  for (const QString& file : files) {
    const bool isWorn = worn && worn->file == file;
    if (!isWorn && !QFileInfo::exists(file)) continue;
    QAction* one =
        menu.addAction(QFileInfo(file).completeBaseName().replace(u'&', QStringLiteral("&&")), &studio_.character, [this, file] { studio_.character.wear(file); });
    one->setToolTip(file);
    one->setCheckable(true);
    one->setChecked(isWorn);
  }
  menu.addSeparator();
  menu.addActions({actions_.openCharacter, actions_.characterSettings});
}

void CharacterTools::showWorn() {
  const auto& worn = studio_.character.worn();
  actions_.mannequin->setChecked(!worn);
  actions_.characterSettings->setEnabled(worn.has_value());
  const QString file = worn ? worn->file : QString();
  if (file == said_) return;
  said_ = file;
  if (!worn)
    Q_EMIT noted(tr("Takes are shown on the mannequin."));
  else if (worn->leftOut.isEmpty())
    Q_EMIT noted(tr("Takes are shown on “%1”.").arg(QFileInfo(file).completeBaseName()));
  else
    Q_EMIT noted(tr("Takes are shown on “%1”. Left out of the file: %2.").arg(QFileInfo(file).completeBaseName(), worn->leftOut.join(QStringLiteral("; "))));
}

void CharacterTools::showDialog() {
  auto* dialog = window_.findChild<CharacterDialog*>();
  if (!dialog) {
    dialog = new CharacterDialog(studio_.character, &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CharacterDialog::anotherWanted, this, &CharacterTools::open);
    connect(dialog, &CharacterDialog::jointsWanted, this, [this] { askForJoints(*studio_.character.worn()); });
  }
  dialog->setVisible(true);
  dialog->raise();
  dialog->activateWindow();
}

void CharacterTools::askForJoints(const Character& character) {
  auto* dialog = new JointMapDialog(character, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { studio_.character.wearWith(dialog->character()); });
  dialog->open();
}

}  // namespace ui
