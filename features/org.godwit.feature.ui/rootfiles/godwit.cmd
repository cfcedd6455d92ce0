@echo off
rem Opens the studio with a Java 21 or newer: JAVA_HOME, else the java on the PATH. Arguments go to Eclipse, for instance -data FOLDER for the workspace.
setlocal
set "JAVA=javaw"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\javaw.exe"
if not defined GODWIT_WORKSPACE set "GODWIT_WORKSPACE=%USERPROFILE%\godwit-workspace"
for %%L in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fL"
rem the language that was chosen in the preferences
set "GODWIT_NL="
if exist "%GODWIT_WORKSPACE%\language" for /f "usebackq" %%N in ("%GODWIT_WORKSPACE%\language") do set "GODWIT_NL=-nl %%N"
start "Godwit" "%JAVA%" -Xmx512m --enable-native-access=ALL-UNNAMED -jar "%LAUNCHER%" -data "%GODWIT_WORKSPACE%" %GODWIT_NL% %*
