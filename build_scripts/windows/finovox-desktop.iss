; The installer for Windows. package.py calls Inno Setup (6.3 or newer) with Version, Bundle (the folder that PyInstaller
; made), Icon (a file) and Target (the folder for the installer); Signed where there is a certificate.

#ifndef Version
  #error Version is not defined: start build_scripts/build.py.
#endif
#ifndef Bundle
  #error Bundle is not defined: start build_scripts/build.py.
#endif
#ifndef Icon
  #error Icon is not defined: start build_scripts/build.py.
#endif
#ifndef Target
  #error Target is not defined: start build_scripts/build.py.
#endif

#define Name "Finovox Desktop"
#define Window "finovox-desktop.exe"
#define Document "FinovoxDesktop.Document"

[Setup]
; Never to be changed: by it, an upgrade finds what is installed.
AppId={{8B0E7C52-1D64-4F39-9A57-6C2D8E41B7F3}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=Finovox Desktop contributors
VersionInfoVersion={#Version}
VersionInfoDescription={#Name}
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
; For this user without administrator rights, or for all users where the person chooses so and may.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt's oldest Windows: 10, version 1809.
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
SetupIconFile={#Icon}
UninstallDisplayName={#Name}
UninstallDisplayIcon={app}\{#Window}
OutputDir={#Target}
OutputBaseFilename=finovox-desktop-{#Version}-windows-x64
#ifdef Signed
SignTool=finovox
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "french"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
english.Description=Documents on the window, and which of them were tampered with
french.Description=Des documents sur la fenêtre, et ceux qui ont été falsifiés
english.DocumentType=Document for Finovox Desktop
french.DocumentType=Document pour Finovox Desktop
english.DeleteData=Delete your data too?%n%nThese are the results, notes, settings and the log of Finovox Desktop in this folder:%n%1%n%nYour documents themselves are not touched. Keys of the service stay in the Windows Credential Manager.
french.DeleteData=Supprimer aussi vos données ?%n%nCe sont les résultats, les notes, les réglages et le journal de Finovox Desktop, dans ce dossier :%n%1%n%nVos documents eux-mêmes ne sont pas touchés. Les clés du service restent dans le Gestionnaire d’identification de Windows.

[InstallDelete]
; What an earlier version had and this one has not must not be found by this one.
Type: filesandordirs; Name: "{app}\libraries"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"; Comment: "{cm:Description}"

[Registry]
; Offered under "Open with"; what opens these files by default stays as it is. HKA: of this user, or of all.
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\{#Document}"; ValueType: string; ValueData: "{cm:DocumentType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Document}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"
Root: HKA; Subkey: "Software\Classes\{#Document}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.jpg\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.jpeg\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.png\OpenWithProgids"; ValueType: string; ValueName: "{#Document}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
// The user's data stays unless the user says otherwise: "No" is the answer of the Enter key and of a silent removal.
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant('{localappdata}\finovox-desktop');
  if (CurUninstallStep <> usPostUninstall) or UninstallSilent or not DirExists(Data) then
    Exit;
  if SuppressibleMsgBox(FmtMessage(CustomMessage('DeleteData'), [Data]), mbConfirmation, MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES then
    DelTree(Data, True, True, True);
end;
