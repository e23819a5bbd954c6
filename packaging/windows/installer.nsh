; NOT VERIFIED: no Windows machine has run this yet.
; Included by the installer that electron-builder makes (electron-builder.yml, nsis.include). What the system itself must
; do, such as the shell and the keyboard filter, is an administrator's work: README.md beside this file.

!macro customInstall
  ; Settings of the fleet: administrators write, the kiosk's user reads.
  CreateDirectory "$COMMONPROGRAMDATA\Shiori"
  nsExec::Exec 'icacls "$COMMONPROGRAMDATA\Shiori" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  ; R79: no dumps of a process that had a patron on its screen.
  SetRegView 64
  WriteRegDWORD HKLM "SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\shiori.exe" "DumpType" 0
  WriteRegDWORD HKLM "SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\shiori.exe" "DumpCount" 0
!macroend

!macro customUnInstall
  SetRegView 64
  DeleteRegKey HKLM "SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\shiori.exe"
!macroend
